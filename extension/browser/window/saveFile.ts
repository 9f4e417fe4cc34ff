/** Gives the learner a file, in the folder where the browser puts what it downloads. */
export function saveFile(name: string, content: Uint8Array | string, type: string): void {
  const bytes = typeof content === 'string' ? content : content.slice();
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold of it once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
