# What Orca loads as its reader's own customizations: it writes what it says to a file instead of leaving it to a voice.
#
# A line of the file is `{"say": …}`, or `.` for a tenth of a second in which nothing waited to be said.
import json
import os

from gi.repository import GLib
from orca import settings

# What is typed is not repeated, and nothing is read that nobody asked for.
settings.enableKeyEcho = False
settings.sayAllOnLoad = False

FILE = open(os.environ["BLANKETT_SPEECH"], "a", buffering=1, encoding="utf-8")


def listen():
    # Only now: these read the settings when they are loaded.
    from orca import event_manager, messages, speech

    # What the reader says of itself, at moments of its own choosing.
    own = {messages.MODE_FOCUS, messages.MODE_BROWSE, messages.START_ORCA, messages.STOP_ORCA}

    def say(text, *_args, **_kwargs):
        if text.strip() and text.strip() not in own:
            FILE.write(json.dumps({"say": text}, ensure_ascii=False) + "\n")

    def tick():
        if event_manager.getManager()._eventQueue.empty():
            FILE.write(".\n")
        return True

    speech._speak = say
    speech.speakCharacter = say
    FILE.write('{"ready": true}\n')
    GLib.timeout_add(100, tick)
    return False


GLib.timeout_add(10, listen)
