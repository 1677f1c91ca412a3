import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory says of its size, where that is not so. */
  readonly saidSize?: number;
}

/** A zip archive of deflated entries (APPNOTE 4.3), as small as the format allows. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, saidSize } of entries) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const size = saidSize ?? plain.length;
    const shared = (header: Buffer, from: number) => {
      header.writeUInt16LE(20, from);
      header.writeUInt16LE(8, from + 4);
      header.writeUInt32LE(crc32(plain), from + 10);
      header.writeUInt32LE(packed.length, from + 14);
      header.writeUInt32LE(size, from + 18);
      header.writeUInt16LE(Buffer.byteLength(name), from + 22);
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    shared(local, 4);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    shared(central, 6);
    central.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const body = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(body.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, body, end]);
}

const PREFIX = 'http://schemas.openxmlformats.org';

/** The parts of a workbook whose first sheet is hidden and whose second holds `sheet`. */
export function workbookParts(sheet: string, strings?: string): ZipEntry[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${PREFIX}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${PREFIX}/officeDocument/2006/relationships"><sheets>
        <sheet name="notes" sheetId="1" state="hidden" r:id="a"/><sheet name="wages" sheetId="2" r:id="b"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relation('a', 'worksheet', 'worksheets/notes.xml')}${relation('b', 'worksheet', 'worksheets/sheet.xml')}${
        strings === undefined ? '' : relation('c', 'sharedStrings', '/xl/strings.xml')
      }</Relationships>`,
    },
    { name: 'xl/worksheets/sheet.xml', content: sheet },
    ...(strings === undefined ? [] : [{ name: 'xl/strings.xml', content: strings }]),
  ];
}

/** A sheet whose text cells are inline. */
export function sheetOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    /^-?\d+(\.\d+)?$/.test(text)
      ? `<c><v>${text}</v></c>`
      : `<c t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  const lines = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`);
  return `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`;
}
