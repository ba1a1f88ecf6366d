/** Which platform a program is for, told by its first bytes: the name of a file can be wrong. */
import { closeSync, openSync, readSync } from 'node:fs';
import { Failure } from '../run/project.mjs';

const ELF = 0x7f454c46;
const ELF_PROCESSORS = { 0x3e: 'x64', 0xb7: 'arm64' };
const MACH_O_64 = 0xfeedfacf;
const MACH_O_PROCESSORS = { 0x01000007: 'x64', 0x0100000c: 'arm64' };

/**
 * @returns {{os: string, cpu: string}} as npm and Node name them.
 * @throws {Failure} for any other file.
 */
export function platformOf(file) {
  const head = headOf(file);
  if (head.readUInt32BE(0) === ELF)
    return known('linux', ELF_PROCESSORS[head.readUInt16LE(18)], file);
  if (head.readUInt32LE(0) === MACH_O_64)
    return known('darwin', MACH_O_PROCESSORS[head.readUInt32LE(4)], file);
  throw new Failure(`${file} is no program for Linux or macOS.`);
}

function known(os, cpu, file) {
  if (cpu === undefined)
    throw new Failure(`${file} is for ${os}, on a processor other than x64 and arm64.`);
  return { os, cpu };
}

function headOf(file) {
  const head = Buffer.alloc(64);
  const opened = openSync(file, 'r');
  readSync(opened, head, 0, head.length, 0);
  closeSync(opened);
  return head;
}
