"""Runs "fail2ban-client -c FOLDER -d" for every folder given; what it prints goes to FOLDER/dump.txt."""
import os
import sys

from fail2ban.client.fail2banclient import exec_command_line

for folder in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(folder + "/dump.txt", os.O_WRONLY | os.O_CREAT), 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        exec_command_line(["fail2ban-client", "-c", folder, "-d"])
    os.waitpid(child, 0)
