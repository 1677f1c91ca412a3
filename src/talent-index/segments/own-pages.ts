/**
 * Memory for what is used for a while: resizable buffers are pages of their own, which go back to the system with them.
 * What the C library allocates otherwise can stay with the process, and leave it as large as it ever was.
 */
export function ownPages(bytes: number): ArrayBuffer {
  return new ArrayBuffer(bytes, { maxByteLength: bytes });
}
