#!/usr/bin/env node
// The command `sidebay` of an installed package. Plain JavaScript, for an old Node has to be told so in words: the database driver would end it with none.
import './check-node.mjs';

await import('../../dist/electron/cli.js');
