/** Opens the lake of a command. Starting point: {@link io.lakewise.cli.lake.LakeOptions}. */
package io.lakewise.cli.lake;
