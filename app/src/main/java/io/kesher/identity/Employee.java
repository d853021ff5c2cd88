package io.kesher.identity;

import io.kesher.web.Language;
import io.kesher.web.Theme;

/**
 * Somebody who works in the office. A controller method may take the one who asks as an argument.
 */
public record Employee(
    EmployeeId id, String name, String email, Language language, Theme theme, Role role) {}
