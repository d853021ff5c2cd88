package io.kesher.identity;

import java.util.List;
import java.util.stream.Stream;

/**
 * Socket: what can be allowed about one kind of thing; a bean of the module that owns it. The page
 * of roles lists them all, and a permission that nobody declares can be neither asked nor given.
 *
 * <p>Its name is the message {@code <module>.permissions.<subject>}, each field's {@code
 * <module>.permissions.<subject>.<field>}.
 *
 * @param module whose it is: the first word of its messages
 * @param subject the thing, a plural noun, as in {@code customers:see}
 * @param order where it stands on the page of roles, low first
 * @param reaching whether its records belong to somebody, so that reach means anything
 * @param verbs what can be done with it
 * @param fields those that a role may be kept from, as in {@code customers.israeli-id}
 */
public record Permissions(
    String module,
    String subject,
    int order,
    boolean reaching,
    List<Verb> verbs,
    List<String> fields) {

  public Permissions(String module, String subject, int order, boolean reaching, Verb... verbs) {
    this(module, subject, order, reaching, List.of(verbs), List.of());
  }

  public Permissions with(String... fields) {
    return new Permissions(module, subject, order, reaching, verbs, List.of(fields));
  }

  public String name() {
    return module + ".permissions." + subject;
  }

  public String name(String field) {
    return name() + "." + field;
  }

  /** The field as a role's rule names it. */
  public String written(String field) {
    return subject + "." + field;
  }

  /** Whether a field, as a rule names it, is one of these things. */
  public boolean owns(String field) {
    return field.startsWith(subject + ".");
  }

  Stream<Permission> all() {
    return verbs.stream().map(verb -> new Permission(subject, verb));
  }

  Stream<String> writtenFields() {
    return fields.stream().map(this::written);
  }
}
