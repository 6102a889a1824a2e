package io.lakewise.engine.workbench;

import java.io.Serializable;

/**
 * A tree as text, and what the optimizer made of it.
 *
 * @param select the text
 * @param plan without the columns of its result
 */
public record TreePlan(String select, Plan plan) implements Serializable {}
