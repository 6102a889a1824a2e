/**
 * The executing half: parses, plans, executes and stages files. It sees the lake read-only, writes
 * only to staging, and exchanges only serialisable records with the other half, so that it can run
 * in a process of its own.
 */
package io.lakewise.engine.workbench;
