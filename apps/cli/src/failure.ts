/** Something that whoever typed the command can mend: a wrong flag, a file that is not there. Told in one sentence. */
export class ToolError extends Error {}

/** The service cannot be asked: whatever else was to be asked would fail the same way. */
export class ServiceError extends ToolError {}

/** The message of what a system call failed with, without its code and call. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this account may not read or write it',
  EEXIST: 'this is there already',
  EISDIR: 'this is a folder; name its files, such as "folder/**/*.json"',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
  EPERM: 'this account may not do that',
  EROFS: 'nothing can be written there',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
};
