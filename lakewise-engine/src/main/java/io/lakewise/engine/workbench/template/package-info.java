/**
 * Trees of statements that are known from others which differ from them in numbers and strings
 * alone. A place of a value is believed only after a second statement, with another value there,
 * has shown that its tree is what DuckDB makes.
 *
 * <p>Starting points: {@link io.lakewise.engine.workbench.template.ParsedTexts}.
 */
package io.lakewise.engine.workbench.template;
