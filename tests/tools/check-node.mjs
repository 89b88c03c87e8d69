// Plain JavaScript, so that even a Node too old for the rest can say so. npm may skip the script that installs the
// pinned Node (`allowScripts` in package.json) without failing; then everything would run on the system's.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(
    `Porchlight is built and tested with Node 24.15 or newer, and this is ${process.versions.node}. ` +
      'Run `npm ci` without --ignore-scripts: it brings the right one along.',
  );
  process.exit(1);
}
