package dev.tend.local.demo;

/** The channels of the invented community, as its chats write them. */
enum Channel {
    TOWN_SQUARE("town-square", "~town-square"), SUPPORT("support", "#support"), CORE("core", "#core");

    private final String id;
    private final String shown;

    Channel(String id, String shown) {
        this.id = id;
        this.shown = shown;
    }

    String id() {
        return id;
    }

    @Override
    public String toString() {
        return shown;
    }
}
