"""Running Ruamsang on machines: as one command here, by systemd, or by compose."""
