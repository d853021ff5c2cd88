package io.kesher.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that can be allowed in this program, from all its modules. */
@Component
public class KnownPermissions {
  private final List<Permissions> all;
  private final Set<Permission> permissions;
  private final Set<String> fields;
  private final ObjectProvider<OwnFields> own;

  KnownPermissions(ObjectProvider<Permissions> declared, ObjectProvider<OwnFields> own) {
    this.own = own;
    all = declared.stream().sorted(Comparator.comparingInt(Permissions::order)).toList();
    permissions = all.stream().flatMap(Permissions::all).collect(Collectors.toUnmodifiableSet());
    fields =
        all.stream().flatMap(Permissions::writtenFields).collect(Collectors.toUnmodifiableSet());
  }

  public List<Permissions> all() {
    return all;
  }

  public boolean knows(Permission permission) {
    return permissions.contains(permission);
  }

  public boolean knowsField(String field) {
    return fields.contains(field) || own().stream().anyMatch(each -> each.rule().equals(field));
  }

  /** The fields that the office itself has described. */
  public List<OwnFields.Own> own() {
    return own.orderedStream().flatMap(each -> each.all().stream()).toList();
  }

  /** Whether its records belong to somebody; where they do not, a permission is good for all. */
  public boolean reaches(Permission permission) {
    return all.stream()
        .anyMatch(
            declared -> declared.subject().equals(permission.subject()) && declared.reaching());
  }

  Set<Permission> permissions() {
    return permissions;
  }
}
