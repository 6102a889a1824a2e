/**
 * Several processes that commit into one table. Starting points: {@link
 * io.lakewise.bench.commits.CommitsCommand}, {@link io.lakewise.bench.commits.CommitWriter}.
 */
package io.lakewise.bench.commits;
