// Running the tm program: without a shell, so that no name of a file is ever read as a command.
const { spawn } = require('node:child_process');
const path = require('node:path');

/** Runs it to its end: `{ code, out, err }`, or `{ failed }` when it could not be started. */
function run(program, args) {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd: folderOf(args), stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '', err = '';
    child.stdout.on('data', data => { out += data; });
    child.stderr.on('data', data => { err += data; });
    child.on('error', error => resolve({ failed: `\`${program}\` does not run: ${error.message}` }));
    child.on('close', code => resolve({ code, out, err }));
  });
}

/** The folder of the file among the arguments: outputs stand beside the model. */
const folderOf = args => {
  const file = args.find(arg => path.isAbsolute(arg));
  return file && path.dirname(file);
};

module.exports = { run, folderOf };
