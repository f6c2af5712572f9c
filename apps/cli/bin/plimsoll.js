#!/usr/bin/env node
// The command of the package: here before anything is built, so that an installation can link it.
import '../dist/main.js';
