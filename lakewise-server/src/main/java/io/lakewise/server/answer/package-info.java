/**
 * Answers in JSON, and errors as Databricks' clients know them. Starting points: {@link
 * io.lakewise.server.answer.JsonAnswers}, {@link io.lakewise.server.answer.ApiException}.
 */
package io.lakewise.server.answer;
