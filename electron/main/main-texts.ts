/** The few words main says itself, before or without a page. Everything else is in the renderer's catalogues. */
const en = {
  file: 'File',
  newWindow: 'New window',
  close: 'Close window',
  quit: 'Quit Sidebay',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoomReset: 'Normal size',
  fullScreen: 'Full screen',
  tryAgain: 'Try again',
  unableTitle: 'Sidebay cannot open its data',
  unableDetail: 'Nothing was changed. Reason: {code}. The data folder is {folder}.',
  runningTitle: 'Sidebay is already open on this data',
  runningDetail: 'Another Sidebay, perhaps in a browser window, is using {folder}. Close it there, or go on working there; then try again here.',
};
export type MainTexts = Readonly<Record<keyof typeof en, string>>;

const zh: MainTexts = {
  file: '文件',
  newWindow: '新建窗口',
  close: '关闭窗口',
  quit: '退出 Sidebay',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  view: '视图',
  zoomIn: '放大',
  zoomOut: '缩小',
  zoomReset: '原始大小',
  fullScreen: '全屏',
  tryAgain: '重试',
  unableTitle: 'Sidebay 无法打开数据',
  unableDetail: '没有任何数据被改动。原因：{code}。数据文件夹：{folder}。',
  runningTitle: 'Sidebay 已在使用这份数据',
  runningDetail: '另一个 Sidebay（可能在浏览器窗口中）正在使用 {folder}。请在那里继续工作，或先将其关闭，再在此重试。',
};

export const mainTexts = (locale: string): MainTexts => (/^zh\b/i.test(locale) ? zh : en);
export const fill = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
