/** The query tag of what nobody wrote: docs/records.md. */
export const SOURCE_TAG = 'lakewise_source';
