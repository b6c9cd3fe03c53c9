// The browsers of the tests beside this file, each through its own WebDriver server: one for each engine. Which are there
// is said by the environment, for finding and installing them is the business of `cargo xtask test engines`.

import { Builder } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote/index.js';

/** By engine: the variable with its driver, and what the driver has to know. */
const ENGINES = {
  Chromium: { driver: 'CHROMEDRIVER', settings: chromium },
  Firefox: { driver: 'GECKODRIVER', settings: firefox },
  WebKit: { driver: 'WEBKIT_DRIVER', settings: webkit },
};

/** The engines with a driver. */
export function present() {
  return Object.entries(ENGINES).map(([name, { driver, settings }]) => ({
    name,
    driver: process.env[driver],
    missing: process.env[`${driver}_MISSING`] ?? `${driver} names no driver`,
    settings,
  }));
}

/** A browser at an empty page, which the caller closes. */
export async function launch({ driver, settings }) {
  // Each driver wants the same option, and a port of its own, which the library finds.
  const service = new DriverService.Builder(driver).setLoopback(true).build();
  const address = await service.start(60_000);
  const stop = () => service.kill();
  try {
    const browser = await new Builder().usingServer(address).withCapabilities(settings()).build();
    return { browser, close: () => browser.quit().finally(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function chromium() {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic'];
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const binary = process.env.CHROMIUM_PATH;
  return {
    browserName: 'chrome',
    'goog:chromeOptions': { args: [...args, ...quiet, '--disable-sync'], ...(binary && { binary }) },
  };
}

function firefox() {
  return {
    browserName: 'firefox',
    'moz:firefoxOptions': { args: ['-headless'], binary: process.env.FIREFOX_PATH },
  };
}

/** It has no headless mode: DISPLAY names a screen that nobody looks at. */
function webkit() {
  return {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: process.env.WEBKIT_BROWSER, args: ['--automation'] },
  };
}
