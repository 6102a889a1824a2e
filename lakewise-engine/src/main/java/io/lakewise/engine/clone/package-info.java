/**
 * Who reads whose files: the references of shallow clones, beside their sources on storage and in
 * the catalog. Starting point: {@link io.lakewise.engine.clone.CloneRegister}.
 */
package io.lakewise.engine.clone;
