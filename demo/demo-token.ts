/**
 * Opens the management API of the demo, on loopback only. The QA page knows it too: it has to move the levers, and a
 * demo keeps no secret.
 */
export const DEMO_TOKEN = 'lantern-demo-token';
