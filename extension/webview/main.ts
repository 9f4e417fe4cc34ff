import { showPreview } from './preview/showPreview.ts';
import { showReview } from './review/showReview.ts';
import { showPage } from './showPage.ts';
import './style/player.css';
import { giveStylesTheNonce } from './terminals/styleNonce.ts';
import { vsCodeTransport } from './vsCodeTransport.ts';

// The pages in a webview of VS Code. Another host has an entry of its own, which differs in the transport alone.
giveStylesTheNonce();
const root = document.getElementById('player');
if (root?.dataset['page'] === 'review') showReview(root, vsCodeTransport());
else if (root?.dataset['page'] === 'preview') showPreview(root, vsCodeTransport());
else if (root) showPage(root, vsCodeTransport());
