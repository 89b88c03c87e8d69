/** The door `porchlight/server` in Node: the page's part of it, and the HTTP server around that. */
export * from '../workspace/index.ts';
export { type ScryptCost, scryptPasswords } from './agents/scrypt-passwords.ts';
export { type AppOptions, createApp } from './app.ts';
export type { EmbedAsset, EmbedAssets } from './embed-assets.ts';
export { createFolderFiles } from './files/folder-files.ts';
export { type PorchlightRoutesOptions, porchlightRoutes } from './porchlight-routes.ts';
export { type ServeOptions, type Serving, serve } from './serve.ts';
export type { OpenProblem } from './sqlite/open-database.ts';
export { openSqliteStore, type SqlitePlace, type SqliteStore } from './sqlite/open-sqlite-store.ts';
