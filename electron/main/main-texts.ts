import type { StartFailure } from '../host/ipc/host-messages.ts';

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
  back: 'Back',
  forward: 'Forward',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoomReset: 'Normal size',
  fullScreen: 'Full screen',
  chooseDevice: 'Which device is it?',
  noDevice: 'No such device is connected.',
  moreDevices: 'And {count} more. Unplug what is not meant, then try again.',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  unableTitle: 'Sidebay cannot open its data',
  unableDetail: '{why} The data folder is {folder}.',
  unableWhy: 'Nothing was changed. Reason: {code}.',
  neverReady:
    'Nothing was changed. The program behind the window ended each time it was started. Start the computer again; if that does not help, install Sidebay again: the data stays where it is.',
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
  back: '后退',
  forward: '前进',
  zoomIn: '放大',
  zoomOut: '缩小',
  zoomReset: '原始大小',
  fullScreen: '全屏',
  chooseDevice: '是哪个设备？',
  noDevice: '没有接上这类设备。',
  moreDevices: '还有 {count} 个。请拔掉不用的，再试一次。',
  cancel: '取消',
  tryAgain: '重试',
  unableTitle: 'Sidebay 无法打开数据',
  unableDetail: '{why}数据文件夹：{folder}。',
  unableWhy: '没有任何数据被改动。原因：{code}。',
  neverReady: '没有任何数据被改动。后台程序每次启动都立即退出。请重启电脑；如果仍然不行，请重新安装 Sidebay，数据会留在原处。',
  runningTitle: 'Sidebay 已在使用这份数据',
  runningDetail: '另一个 Sidebay（可能在浏览器窗口中）正在使用 {folder}。请在那里继续工作，或先将其关闭，再在此重试。',
};

export const mainTexts = (locale: string): MainTexts => (/^zh\b/i.test(locale) ? zh : en);
/** Why there is nothing to show: the sentences the host sent, else what the code tells. */
export const unableText = (locale: string, { code, words }: StartFailure, folder: string): { readonly title: string; readonly detail: string } => {
  const texts = mainTexts(locale);
  if (code === 'already_running') return { title: texts.runningTitle, detail: fill(texts.runningDetail, { folder }) };
  const said = words && (texts === zh ? words.zh : words.en);
  const why = said ?? (code === 'host_failed' ? texts.neverReady : fill(texts.unableWhy, { code }));
  return { title: texts.unableTitle, detail: fill(texts.unableDetail, { why, folder }) };
};
export const fill = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
