package io.lakewise.engine.definition;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.Target;
import java.util.UUID;

/**
 * Where a table is made.
 *
 * @param name its name
 * @param id its id in the catalog and in its log
 * @param location its folder
 * @param managed whether the lake chose the folder
 * @param replaced the table that is replaced there, or null
 */
record Place(QualifiedName name, UUID id, String location, boolean managed, Target replaced) {}
