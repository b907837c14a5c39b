"""会議: sittings, agendas, decisions."""
