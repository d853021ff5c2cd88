package io.kesher.web;

/**
 * Something to do, offered by the palette: a bean.
 *
 * @param key message key of the name, a noun
 * @param path the page where it is done
 * @param icon id in {@code static/icons.svg} without its {@code i-}
 * @param permission who may not do this is not offered it; {@link May#SELF} for everybody
 */
public record Command(String key, String path, String icon, String permission) {}
