/** Names and how they compare. Starting point: {@link io.lakewise.catalog.name.QualifiedName}. */
package io.lakewise.catalog.name;
