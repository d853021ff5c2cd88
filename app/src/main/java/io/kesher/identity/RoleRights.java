package io.kesher.identity;

import java.util.Map;

/**
 * What a role gives to whoever has it.
 *
 * @param everything all permissions, also those of modules that are yet to come
 * @param fields the fields that are not simply open
 */
public record RoleRights(
    boolean everything, Map<Permission, Reach> grants, Map<String, FieldRule> fields) {
  public RoleRights {
    grants = Map.copyOf(grants);
    fields = Map.copyOf(fields);
  }
}
