// Makes the web desk's static files and templates into one C++ file: the style sheet compiled, every file
// named by the hash of what it holds, compressed once here and never in the server.
//
//   node build.mjs NODE_MODULES OUT.cpp
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [modules, out] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const sass = createRequire(join(modules, 'package.json'))('sass');

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

function compile(file) {
  const sheet = sass.compile(file, {
    loadPaths: [join(modules, 'govuk-frontend/dist')],
    style: 'compressed',
    quietDeps: true,
  });
  if (/GDS Transport|@font-face|crown/.test(sheet.css)) {
    throw new Error('the style sheet uses what only GOV.UK may: its font or its crown');
  }
  return Buffer.from(sheet.css);
}

function bytes(name, buffer) {
  return `constexpr unsigned char ${name}[] = {${[...buffer].join(',')}};\n`;
}

const statics = join(here, 'static');
const files = readdirSync(statics)
  .filter((name) => /^[a-z].*\.(scss|js|svg)$/.test(name))
  .sort()
  .map((name) => ({
    name: name.replace(/\.scss$/, '.css'),
    plain: name.endsWith('.scss')
      ? compile(join(statics, name))
      : readFileSync(join(statics, name)),
  }));
const pages = readdirSync(join(here, 'pages'))
  .filter((name) => name.endsWith('.mustache'))
  .sort();

let arrays = '';
let rows = '';
files.forEach(({ name, plain }, i) => {
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
  const [stem, ending] = name.split('.');
  const brotli = brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  arrays += bytes(`plain_${i}`, plain) + bytes(`gzip_${i}`, gzipSync(plain, { level: 9 }));
  arrays += bytes(`brotli_${i}`, brotli);
  rows += `    {"${name}", "${stem}-${hash}.${ending}", "${types[ending]}", "\\"${hash}\\"",\n`;
  rows += `     text(plain_${i}), text(gzip_${i}), text(brotli_${i})},\n`;
});

const schemas = join(here, '../schemas');
const described = [
  join(here, 'openapi.json'),
  ...readdirSync(schemas).filter((name) => name.endsWith('.schema.json')).sort().map((name) => join(schemas, name)),
];
let descriptions = '';
described.forEach((path, i) => {
  arrays += bytes(`description_${i}`, readFileSync(path));
  descriptions += `    {"${basename(path)}", text(description_${i})},\n`;
});

let templates = '';
pages.forEach((name, i) => {
  arrays += bytes(`page_${i}`, readFileSync(join(here, 'pages', name)));
  templates += `    {"${name.replace(/\.mustache$/, '')}", text(page_${i})},\n`;
});

writeFileSync(
  out,
  `// Made by build.mjs.
// NOLINTBEGIN
#include "web/assets.h"

namespace redraft::web {

namespace {

${arrays}
template <std::size_t size>
std::string_view text(const unsigned char (&bytes)[size]) {
  return {reinterpret_cast<const char*>(bytes), size};
}

const std::array<Asset, ${files.length}> all_assets = {{
${rows}}};

const std::array<PageSource, ${pages.length}> all_pages = {{
${templates}}};

const std::array<PageSource, ${described.length}> all_descriptions = {{
${descriptions}}};

}  // namespace

std::span<const Asset> assets() {
  return all_assets;
}

std::span<const PageSource> page_sources() {
  return all_pages;
}

std::span<const PageSource> api_sources() {
  return all_descriptions;
}

}  // namespace redraft::web
// NOLINTEND
`,
);
