/**
 * Memory for what is used for a while: resizable buffers are pages of their own, which go back to the system with them.
 * What the C library allocates otherwise can stay with the process, and leave it as large as it ever was: once it has freed a block of some
 * megabytes, glibc keeps as much and twice that at the end of each thread's memory (its dynamic mmap and trim thresholds, mallopt(3)).
 */
export function ownPages(bytes: number): ArrayBuffer {
  return new ArrayBuffer(bytes, { maxByteLength: bytes });
}
