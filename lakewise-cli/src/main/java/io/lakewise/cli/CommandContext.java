package io.lakewise.cli;

import io.lakewise.cli.lake.LakeOpener;

/**
 * What a command works with.
 *
 * @param console where it reads and writes
 * @param lakes opens the lake that its options name
 */
public record CommandContext(Console console, LakeOpener lakes) {}
