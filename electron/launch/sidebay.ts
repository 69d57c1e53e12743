#!/usr/bin/env node
// The command of an installed package. An old Node has to be told so in words, and before anything else is read: the database driver would end it with none.
import './check-node.mjs';

await import('../host/cli/main.ts');
