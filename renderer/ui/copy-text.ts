/**
 * Puts text on the clipboard without `navigator.clipboard`, which needs a permission that the app denies to everybody.
 * Chromium copies only what is selected, hence the selected carrier; the focus stays where it is.
 */
export function copyText(text: string): boolean {
  const selection = window.getSelection();
  if (!selection) return false;
  const before = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  const carrier = document.createElement('span');
  carrier.className = 'said';
  carrier.textContent = '.';
  document.body.append(carrier);
  selection.selectAllChildren(carrier);
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', put, { capture: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
  carrier.remove();
  selection.removeAllRanges();
  for (const range of before) selection.addRange(range);
  return done;
}
