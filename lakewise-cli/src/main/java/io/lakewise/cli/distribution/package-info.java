/**
 * Lays out what is started: native libraries unpacked once. Starting point: {@link
 * io.lakewise.cli.distribution.NativeLibraries}.
 */
package io.lakewise.cli.distribution;
