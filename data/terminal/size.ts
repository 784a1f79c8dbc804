/** Bytes for people, e.g. `3.4 GB`; 1 KB is 1024 bytes. */
export function size(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = bytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 2 ** (10 * power)).toFixed(power < 2 ? 0 : 1)} ${units[power]}`;
}
