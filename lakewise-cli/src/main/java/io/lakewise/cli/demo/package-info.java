/**
 * The story that {@code lakewise demo} tells on three million flights. Starting points: {@link
 * io.lakewise.cli.demo.DemoCommand}, {@link io.lakewise.cli.demo.Chapter}.
 */
package io.lakewise.cli.demo;
