import { describe, expect, it } from '@jest/globals';
import { loadedFiles } from './loaded-files.js';

const MANIFEST = {
  'index.html': { file: 'index.js', css: ['index.css'], imports: ['_vendor.js'] },
  '_vendor.js': { file: 'vendor.js', imports: ['index.html'] },
  'page.tsx': { file: 'page.js', css: ['page.css', 'index.css'], imports: ['_vendor.js'] },
  'other.tsx': { file: 'other.js' },
};

describe(loadedFiles, () => {
  it('follows imports, takes styles along, and counts nothing twice', () => {
    expect(loadedFiles(MANIFEST, ['index.html', 'page.tsx'])).toEqual([
      'index.js',
      'index.css',
      'vendor.js',
      'page.js',
      'page.css',
    ]);
  });

  it('says which chunk is not there', () => {
    expect(() => loadedFiles(MANIFEST, ['jobs.tsx'])).toThrow('no chunk jobs.tsx');
  });
});
