/** Sessions, principals, results: what a client of the engine sees. */
package io.lakewise.engine.session;
