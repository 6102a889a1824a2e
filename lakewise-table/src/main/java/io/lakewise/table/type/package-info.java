/** Delta's schema types and their JSON form (Delta protocol, "Schema Serialization Format"). */
package io.lakewise.table.type;
