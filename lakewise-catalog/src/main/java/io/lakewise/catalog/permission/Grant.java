package io.lakewise.catalog.permission;

/**
 * One privilege that was given.
 *
 * @param principal to whom, as it is spelled
 * @param privilege what
 * @param kind of the securable on which it was given
 * @param name of that securable, as messages print it
 * @param by who gave it
 */
public record Grant(
    String principal, Privilege privilege, SecurableKind kind, String name, String by) {}
