package io.kesher.web;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the navigation. A module declares it as a bean and it appears in the rail, on the
 * phone's tabs, in the palette and in the sheet of shortcuts.
 *
 * @param key message key of the name, also what a page names as its place
 * @param path where it leads
 * @param icon id in {@code static/icons.svg} without its {@code i-}
 * @param group the block it stands in
 * @param order within the block, low first
 * @param permission who may not do this is not shown the place; {@link May#SELF} for everybody
 * @param letter goes there after {@code g}; a small Latin letter, unique
 */
public record Place(
    String key,
    String path,
    String icon,
    PlaceGroup group,
    int order,
    String permission,
    char letter) {

  boolean isFor(@Nullable Reader reader, Predicate<String> permitted) {
    return reader != null && (permission.equals(May.SELF) || permitted.test(permission));
  }
}
