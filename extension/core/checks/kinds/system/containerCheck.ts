import { clauses, phrases, say } from '../../../language/say.ts';
import type { Container } from '../../../state/networkState.ts';
import { otherNames, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField, textField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  container: nameField.describe('The name of a Docker container.'),
  running: z.boolean().optional().describe('Whether the container runs.'),
  image: nameField.optional().describe('The image; without a tag, `latest` is meant.'),
  network: nameField.optional().describe('A Docker network that the container is in.'),
  address: nameField.optional().describe('Its address, without a prefix length.'),
  published: textField.optional().describe('A published port, on the host or in the container.'),
  absent: z.boolean().optional().describe('True: there must be no such container.'),
};

type ContainerCheck = FieldsOf<typeof schema>;

const describeContainer = (check: ContainerCheck): string => {
  const { running, image, network, address, published } = check;
  return phrases([
    check.absent === true
      ? say('no container {name}', { name: check.container })
      : say('a container {name}', { name: check.container }),
    running !== undefined && (running ? say('that runs') : say('that does not run')),
    image && say('of {image}', { image }),
    network && say('in network {network}', { network }),
    address && say('with address {address}', { address }),
    published && say('with port {port} published', { port: published }),
  ]);
};

const describeFound = (box: Container): string => {
  const at = clauses(
    box.addresses.map(
      (entry) => `${entry.address}${entry.network && say(' in {place}', { place: entry.network })}`,
    ),
  );
  const { name, image } = box;
  return clauses([
    box.running
      ? say('{name} runs, of {image}', { name, image })
      : say('{name} does not run, of {image}', { name, image }),
    at && say('with {addresses}', { addresses: at }),
    box.ports.length > 0 && say('ports {ports}', { ports: box.ports.join(', ') }),
  ]);
};

const withTag = (image: string): string => (/:[^/]+$/.test(image) ? image : `${image}:latest`);
const hasPort = (ports: readonly string[], want: string): boolean =>
  ports.some((port) => port.split(/[^0-9.]+/).includes(want) || port === want || port.includes(`:${want}->`));

/** A Docker container of the machine. See docker-inspect(1). */
export const containerCheck = defineCheck({
  name: 'container',
  schema,
  example: 'container: web\nrunning: true\npublished: 8080',
  reads: 'state',
  parts: ['containers'],
  describe: describeContainer,
  evaluate: (check, { state }) => {
    const named = state.containers.find((box) => box.name === check.container);
    const found =
      named !== undefined &&
      (check.running === undefined || check.running === named.running) &&
      (check.image === undefined || withTag(check.image) === withTag(named.image)) &&
      (check.network === undefined || named.addresses.some((entry) => entry.network === check.network)) &&
      (check.address === undefined ||
        named.addresses.some((entry) => entry.address.split('/')[0] === check.address)) &&
      (check.published === undefined || hasPort(named.ports, check.published));
    const names = state.containers.map((box) => box.name);
    const missing =
      named === undefined
        ? say('no container {name}', { name: check.container }) + otherNames(check.container, names)
        : describeFound(named);
    const seen = named === undefined ? missing : describeFound(named);
    return presence(found, check.absent, { wanted: describeContainer(check), seen, missing });
  },
});
