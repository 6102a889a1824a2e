/**
 * Unity Catalog's API of volumes, external locations and policies by tag: what is asked is looked
 * up in the catalog, what is changed runs as a statement of its caller. Starting point: {@link
 * io.lakewise.server.unity.UnityApi}.
 */
package io.lakewise.server.unity;
