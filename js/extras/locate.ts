// A button that writes where the device is into the line above it.

import { answer, type Extra } from "./index.js";

/** Five decimals are a metre. */
const DECIMALS = 5;

export const locate: Extra = {
  selector: '[data-bl-action="locate"]',
  setUp(button, { say, announce, signal }) {
    const found = ({ coords }: GeolocationPosition) => {
      const line = button.parentElement?.querySelector<HTMLInputElement>("input");
      if (line) answer(line, `${coords.latitude.toFixed(DECIMALS)}, ${coords.longitude.toFixed(DECIMALS)}`);
      announce(say("located"));
    };
    const failed = () => announce(say("locate-failed"));
    const press = () => {
      if (!navigator.geolocation) return failed();
      navigator.geolocation.getCurrentPosition(found, failed, { timeout: 15_000, maximumAge: 60_000 });
    };
    button.addEventListener("click", press, { signal });
  },
};
