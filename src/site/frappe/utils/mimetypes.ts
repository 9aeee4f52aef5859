// Media types and encodings by the endings of names, as Python's mimetypes knows them without the machine's own tables.

const rows: readonly (readonly [type: string, endings: string])[] = [
  ['application/epub+zip', 'epub'],
  ['application/gzip', 'gz'],
  ['application/javascript', 'mjs'],
  ['application/json', 'json'],
  ['application/manifest+json', 'webmanifest'],
  ['application/msword', 'doc dot wiz'],
  ['application/n-quads', 'nq'],
  ['application/n-triples', 'nt'],
  ['application/octet-stream', 'a bin dll exe o obj so'],
  ['application/oda', 'oda'],
  ['application/ogg', 'ogx'],
  ['application/pdf', 'pdf'],
  ['application/pkcs7-mime', 'p7c'],
  ['application/postscript', 'ai eps ps'],
  ['application/rtf', 'rtf'],
  ['application/trig', 'trig'],
  ['application/vnd.apple.mpegurl', 'm3u m3u8'],
  ['application/vnd.ms-excel', 'xls xlb'],
  ['application/vnd.ms-powerpoint', 'ppt pot ppa pps pwz'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/wasm', 'wasm'],
  ['application/x-7z-compressed', '7z'],
  ['application/x-csh', 'csh'],
  ['application/x-hdf', 'hdf'],
  ['application/x-hdf5', 'h5'],
  ['application/x-latex', 'latex'],
  ['application/x-python-code', 'pyc pyo'],
  ['application/x-sh', 'sh'],
  ['application/x-shockwave-flash', 'swf'],
  ['application/x-tar', 'tar'],
  ['application/x-tcl', 'tcl'],
  ['application/x-tex', 'tex'],
  ['application/x-texinfo', 'texi texinfo'],
  ['application/xml', 'rdf wsdl xpdl xsl'],
  ['application/zip', 'zip'],
  ['audio/aac', 'adts aac ass loas'],
  ['audio/basic', 'au snd'],
  ['audio/midi', 'mid midi'],
  ['audio/mpeg', 'mp3 mp2'],
  ['audio/ogg', 'oga ogg opus'],
  ['audio/x-aiff', 'aif aifc aiff'],
  ['audio/x-wav', 'wav'],
  ['font/otf', 'otf'],
  ['font/ttf', 'ttf'],
  ['font/woff', 'woff'],
  ['font/woff2', 'woff2'],
  ['image/avif', 'avif'],
  ['image/bmp', 'bmp'],
  ['image/gif', 'gif'],
  ['image/heic', 'heic'],
  ['image/heif', 'heif'],
  ['image/ief', 'ief'],
  ['image/jpeg', 'jpe jpeg jpg'],
  ['image/jxl', 'jxl'],
  ['image/png', 'png'],
  ['image/svg+xml', 'svg'],
  ['image/tiff', 'tif tiff'],
  ['image/vnd.microsoft.icon', 'ico'],
  ['image/webp', 'webp'],
  ['image/x-cmu-raster', 'ras'],
  ['image/x-portable-anymap', 'pnm'],
  ['image/x-portable-bitmap', 'pbm'],
  ['image/x-portable-graymap', 'pgm'],
  ['image/x-portable-pixmap', 'ppm'],
  ['image/x-rgb', 'rgb'],
  ['image/x-xbitmap', 'xbm'],
  ['image/x-xpixmap', 'xpm'],
  ['image/x-xwindowdump', 'xwd'],
  ['message/rfc822', 'eml mht mhtml nws'],
  ['text/calendar', 'ics ifb'],
  ['text/css', 'css'],
  ['text/csv', 'csv'],
  ['text/html', 'htm html shtml'],
  ['text/javascript', 'js'],
  ['text/markdown', 'md markdown'],
  ['text/n3', 'n3'],
  ['text/plain', 'asc bat c h ksh pl pot txt text conf log'],
  ['text/richtext', 'rtx'],
  ['text/tab-separated-values', 'tsv'],
  ['text/vcard', 'vcard vcf'],
  ['text/x-python', 'py'],
  ['text/x-setext', 'etx'],
  ['text/x-sgml', 'sgm sgml'],
  ['text/xml', 'xml xsd'],
  ['video/mp4', 'mp4'],
  ['video/mpeg', 'm1v mpa mpe mpeg mpg'],
  ['video/quicktime', 'mov qt'],
  ['video/webm', 'webm'],
  ['video/x-msvideo', 'avi'],
];

const types: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([type, endings]) => endings.split(' ').map((ending) => [ending, type] as const)),
);

/** Endings that say how something was packed. */
const encodings: ReadonlyMap<string, string> = new Map([
  ['gz', 'gzip'],
  ['Z', 'compress'],
  ['bz2', 'bzip2'],
  ['xz', 'xz'],
  ['br', 'br'],
]);

/** Endings that stand for two. */
const doubled: ReadonlyMap<string, string> = new Map([
  ['svgz', 'svg.gz'],
  ['tgz', 'tar.gz'],
  ['taz', 'tar.gz'],
  ['tz', 'tar.gz'],
  ['tbz2', 'tar.bz2'],
  ['txz', 'tar.xz'],
]);

function cut(name: string): readonly [base: string, ending: string] {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  // Dots at the beginning of a name begin no ending.
  if (dot < 0 || /^\.*$/.test(file.slice(0, dot))) return [name, ''];
  return [name.slice(0, name.length - file.length + dot), file.slice(dot + 1)];
}

/** The media type and the encoding that a file's name or an address suggests. */
export function mimetypeOf(name: string): { readonly type: string | null; readonly encoding: string | null } {
  const inline = /^data:([^,;=]*)/.exec(name)?.[1];
  if (inline !== undefined && name.includes(','))
    return { type: inline.includes('/') ? inline : 'text/plain', encoding: null };
  const path = name.replace(/^[a-z][a-z0-9+.-]+:(?:\/\/[^/]*)?/i, '');
  const [bare, written] = cut(path);
  const unfolded = doubled.get(written);
  const [base, ending] = unfolded === undefined ? [bare, written] : cut(`${bare}.${unfolded}`);
  const encoding = encodings.get(ending);
  const last = encoding === undefined ? ending : cut(base)[1];
  return { type: types.get(last) ?? types.get(last.toLowerCase()) ?? null, encoding: encoding ?? null };
}
