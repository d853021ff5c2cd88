package io.kesher.books.web;

import io.kesher.identity.Employee;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody asks a proposal for.
 *
 * @param fields as typed
 * @param views by id, blank for everybody
 * @param people who could hold a book
 * @param chosen ids of those whose books are to be filled
 */
public record ProposalForm(
    Map<String, String> fields,
    Map<String, String> views,
    List<Employee> people,
    Set<String> chosen) {
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  public boolean isChosen(Employee person) {
    return chosen.contains(Long.toString(person.id().value()));
  }
}
